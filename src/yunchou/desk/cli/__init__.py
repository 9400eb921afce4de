"""The commands of Yunchou: one literal table, each command loaded only when it is called."""
