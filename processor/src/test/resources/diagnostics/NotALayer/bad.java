@Network(input = {1, 8, 8}) record Net(
    String text,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
