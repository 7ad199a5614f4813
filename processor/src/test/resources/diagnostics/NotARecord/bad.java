@Network(input = {4}) class Net {}
