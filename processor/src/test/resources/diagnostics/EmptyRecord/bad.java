@Network(input = {4}) record Net() {}
