@Network(input = {1, 8, 8}) record Net(
    @Filters(value = 4, kernel = 9, padding = Padding.VALID) Conv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
