using Names;

return await CommandLine.RunAsync(args, Screen.OfConsole(), Console.Error);
