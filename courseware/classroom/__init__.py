"""The classroom: a trainee's workspace, JupyterLab in it, an instructor's course folder."""
