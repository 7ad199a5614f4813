@Network(input = {4}, range = {255, 0}) record Net(@Units(10) Dense logits) {}
