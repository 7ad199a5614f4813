@Network(input = {1, 8, 8}) record Net(
    @Filters(value = 4, stride = {1, 1}) Conv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
