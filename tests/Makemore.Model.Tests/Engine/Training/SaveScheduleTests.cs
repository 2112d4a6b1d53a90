using Makemore.Engine;

namespace Makemore.Tests.Engine;

public sealed class SaveScheduleTests
{
    private static readonly TrainingCheckpoint Checkpoint = new("state");

    [Fact]
    public void AStateIsWrittenEverySoManySteps()
    {
        var schedule = new SaveSchedule(Checkpoint with { EverySteps = 10 });
        Assert.False(schedule.IsDue(9, Seconds(1_000)));
        Assert.True(schedule.IsDue(10, Seconds(0)));
        schedule.Restart(12, Seconds(0));
        Assert.False(schedule.IsDue(21, Seconds(0)));
        Assert.True(schedule.IsDue(22, Seconds(0)));
    }

    [Fact]
    public void AStateIsWrittenAfterAnInterval()
    {
        var schedule = new SaveSchedule(Checkpoint with { Every = Seconds(5) });
        Assert.False(schedule.IsDue(1_000, Seconds(4.9)));
        Assert.True(schedule.IsDue(0, Seconds(5)));
        schedule.Restart(0, Seconds(6));
        Assert.False(schedule.IsDue(0, Seconds(10.9)));
        Assert.True(schedule.IsDue(0, Seconds(11)));
    }

    [Fact]
    public void OfStepsAndAnIntervalTheFirstCounts()
    {
        var schedule = new SaveSchedule(Checkpoint with { EverySteps = 10, Every = Seconds(5) });
        Assert.False(schedule.IsDue(9, Seconds(4)));
        Assert.True(schedule.IsDue(10, Seconds(4)));
        Assert.True(schedule.IsDue(9, Seconds(5)));
    }

    [Fact]
    public void TheIntervalIsHalfAMinuteUnlessToldOtherwise()
    {
        var schedule = new SaveSchedule(Checkpoint);
        Assert.False(schedule.IsDue(1_000, Seconds(29)));
        Assert.True(schedule.IsDue(0, Seconds(30)));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
