@Network(input = {1, 8, 8}) record Net(
    @Stage(out = 8) Half half,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Sequential record Half(@Filters(OUT) Conv conv) {}
