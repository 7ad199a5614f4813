@Network(input = {4}) record Net<T>(@Units(10) Dense logits) {}
