using Makemore.Benchmarks;
using Makemore.Torch;

// libtorch is loaded only when a rival first uses it. A process that runs only our side does not load it.
LibTorch.RegisterResolver();
return Commands.Run(args);
