"""What holds for the register of recognitions."""
