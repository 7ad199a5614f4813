@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv a,
    @Filters(value = 4, stride = 2) Conv b,
    @From({"a", "b"}) Add sum,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
