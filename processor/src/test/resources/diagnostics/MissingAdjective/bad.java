@Network(input = {1, 8, 8}) record Net(
    Conv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
