using Makemore.Engine;
using Makemore.Testing;

namespace Makemore.Tests.Engine;

/// <summary>Any number of readers may use a model, or one training.</summary>
public sealed class ModelUseTests
{
    private readonly ModelUse _use = new("NameModel");

    [Fact]
    public void ReadersDoNotHinderEachOther()
    {
        using ModelUse.Scope first = _use.Read();
        ConcurrentThreads.Run(() => _use.Read().Dispose(), () => _use.Read().Dispose());
        _use.Read().Dispose();
    }

    [Fact]
    public void ATrainingCannotBeginBesideAReader()
    {
        const string Message = "NameModel is being read, for example by another thread, by an enumeration of samples or by BeginReading. End the reading first, or train a copy of the model.";
        using (_use.Read())
        {
            Assert.Equal(Message, Fault(() => _use.Train()));
            ConcurrentThreads.Run(() => Assert.Equal(Message, Fault(() => _use.Train())));
        }
        _use.Train().Dispose();
    }

    [Fact]
    public void AReaderCannotBeginBesideATraining()
    {
        using (_use.Train())
        {
            ConcurrentThreads.Run(() => Assert.Equal(
                "Another thread trains NameModel. Wait until the training has ended, or read from a copy of the model.", Fault(() => _use.Read())));
        }
        ConcurrentThreads.Run(() => _use.Read().Dispose());
    }

    [Fact]
    public void ThereIsOneTrainingAtATime()
    {
        using ModelUse.Scope training = _use.Train();
        Assert.Equal("NameModel is being trained. Wait until that training has ended.", Fault(() => _use.Train()));
        ConcurrentThreads.Run(() => Assert.Equal("NameModel is being trained. Wait until that training has ended.", Fault(() => _use.Train())));
    }

    [Fact]
    public void TheThreadOfATrainingMayRead()
    {
        using (_use.Train())
            _use.Read().Dispose();
        _use.Train().Dispose();
    }

    /// <summary>For example an enumeration of samples that begins in a progress callback and goes on after the training.</summary>
    [Fact]
    public void AReaderThatOutlivesATrainingKeepsTheNextOneOut()
    {
        ModelUse.Scope training = _use.Train();
        ModelUse.Scope reader = _use.Read();
        training.Dispose();
        Assert.Throws<InvalidOperationException>(() => _use.Train());
        reader.Dispose();
        _use.Train().Dispose();
    }

    [Fact]
    public void AUseEndsOnce()
    {
        ModelUse.Scope first = _use.Read();
        using (_use.Read())
        {
            first.Dispose();
            first.Dispose();
            Assert.Throws<InvalidOperationException>(() => _use.Train());
        }
        ModelUse.Scope ended = _use.Train();
        ended.Dispose();
        using (_use.Train())
        {
            ended.Dispose();
            Assert.Throws<InvalidOperationException>(() => _use.Train());
        }
    }

    private static string Fault(Action action) => Assert.Throws<InvalidOperationException>(action).Message;
}
