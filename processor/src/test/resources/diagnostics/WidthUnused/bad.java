@Network(input = {1, 8, 8}) record Net(
    @Stage(out = 8, width = 2) Flat flat,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Sequential record Flat(@Filters(OUT) Conv conv) {}
