using Makemore.Runtimes;

// The programs have no other package, so that they can be compiled ahead of time, and run in a browser.
switch (args)
{
    case ["times"]:
        StepTimes.Print();
        break;
    case ["bits"]:
        TrainedBits.Print();
        break;
    default:
        Console.Error.WriteLine("usage: times (how long a training step takes) | bits (a hash of the parameters after short trainings)");
        return 2;
}
return 0;
