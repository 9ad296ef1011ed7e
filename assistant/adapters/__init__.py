"""The outside world behind the product's ports. Heavy imports happen inside functions, when first needed."""
