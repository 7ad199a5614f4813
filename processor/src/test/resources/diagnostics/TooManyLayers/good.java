@Network(input = {1, 8, 8}) record Net(
    @Stage(units = 2, out = 8) Flat flat,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Sequential record Flat(@Filters(OUT) Conv conv) {}
