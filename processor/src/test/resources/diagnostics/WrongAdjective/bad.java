@Network(input = {1, 8, 8}) record Net(
    @Units(10) Conv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
