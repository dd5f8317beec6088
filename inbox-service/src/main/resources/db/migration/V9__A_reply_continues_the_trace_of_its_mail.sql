-- W3C trace context in which the mail was sent; null outside a trace. An answer may come weeks later and belongs to it.
alter table sent_message add column traceparent text;
