using System.CommandLine;
using Makemore.Interruptions;

var kills = new Option<int>("--kills")
{
    Description = "How many times to kill the process.",
    DefaultValueFactory = _ => 100,
};
var seed = new Option<int>("--seed")
{
    Description = "The seed of the moments.",
    DefaultValueFactory = _ => 1,
};
var longest = new Option<int>("--longest")
{
    Description = "The longest time from the start of a process to its kill, in milliseconds.",
    DefaultValueFactory = _ => 1500,
};
var root = new RootCommand("Kills a training of makemore at random moments, starts it again until it ends, and compares its files with those of a training that nobody killed.")
{
    kills, seed, longest,
};
root.SetAction(arguments => new Experiment(
    Console.Out, new Random(arguments.GetValue(seed)), TimeSpan.FromMilliseconds(arguments.GetValue(longest))).Holds(arguments.GetValue(kills)) ? 0 : 1);
return root.Parse(args).Invoke();
