@Network(input = {1, 8, 8}) record Net(
    @Stage(out = 8) Both both,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Sum record Both(@Filters(OUT) Conv a, @Filters(4) Conv b) {}
