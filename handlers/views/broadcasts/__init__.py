"""The screens of broadcasts, and what their readers get."""
