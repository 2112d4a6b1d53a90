using Makemore.Benchmarks;
using Makemore.Torch;

// libtorch is loaded when a rival first needs it: a process of ours alone stays without.
LibTorch.RegisterResolver();
return Commands.Run(args);
