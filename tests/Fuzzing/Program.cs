return Makemore.Fuzzing.Commands.Run(args);
