@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv input,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
