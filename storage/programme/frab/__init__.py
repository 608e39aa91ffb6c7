"""The programme in the form that frab introduced, which apps and info screens read."""
