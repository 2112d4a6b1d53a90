using Makemore.Engine;

namespace Makemore.Tests.Engine;

/// <summary>Every part of every run is done once, also when threads come late from the run before.</summary>
public sealed class TeamTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(8)]
    public void EveryPartIsDoneOnce(int threads)
    {
        const int Runs = 20_000;
        var team = new Team { Threads = threads };
        int[] done = new int[16];
        Action<int> body = part => Interlocked.Increment(ref done[part]);
        for (int run = 0; run < Runs; run++)
        {
            // Runs of few parts and of many by turns: a number that is none of one run's is one of the next.
            int parts = run % 2 == 0 ? 3 : done.Length;
            team.Run(parts, body);
            Assert.Equal(Enumerable.Repeat(1, parts), done.Take(parts));
            Array.Clear(done);
        }
    }

    /// <summary>Small work stays on the caller's thread, in the order of its parts.</summary>
    [Fact]
    public void WorkThatIsNotSharedStaysOnTheThreadOfTheCaller()
    {
        const int Parts = 16;
        var team = new Team { Threads = 8 };
        var done = new List<(int Part, int Thread)>();
        team.Run(Parts, part => done.Add((part, Environment.CurrentManagedThreadId)), isShared: false);
        Assert.Equal(Enumerable.Range(0, Parts).Select(part => (part, Environment.CurrentManagedThreadId)), done);
    }

    /// <summary>A thread gets about the same parts in every run, so it finds their numbers in its caches.</summary>
    [Fact]
    public void TheCallerBeginsWithTheFirstPartAndTheOtherThreadWithTheLast()
    {
        const int Teams = 50;
        int[] threads = new int[2];
        // A part ends only when both have begun, so each thread has one.
        using var bothBegan = new Barrier(threads.Length);
        Action<int> body = part =>
        {
            threads[part] = Environment.CurrentManagedThreadId;
            bothBegan.SignalAndWait();
        };
        for (int i = 0; i < Teams; i++)
        {
            new Team { Threads = threads.Length }.Run(threads.Length, body);
            Assert.Equal(Environment.CurrentManagedThreadId, threads[0]);
            Assert.NotEqual(Environment.CurrentManagedThreadId, threads[1]);
        }
    }

    /// <summary>It reaches the caller whichever thread met it, and the team works on.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(8)]
    public void AnExceptionOfAPartReachesTheCaller(int threads)
    {
        const int Runs = 500;
        const int Parts = 16;
        var team = new Team { Threads = threads };
        for (int run = 0; run < Runs; run++)
        {
            int faulty = run % Parts;
            Action<int> body = part =>
            {
                if (part == faulty)
                    throw new FormatException($"Part {part}.");
            };
            Assert.Equal($"Part {faulty}.", Assert.Throws<FormatException>(() => team.Run(Parts, body)).Message);

            int done = 0;
            team.Run(Parts, _ => Interlocked.Increment(ref done));
            Assert.Equal(Parts, done);
        }
    }
}
