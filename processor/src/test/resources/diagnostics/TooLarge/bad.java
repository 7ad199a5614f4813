@Network(input = {70000}) record Net(
    @Units(70000) Dense hidden,
    @Units(10) Dense logits) {}
