using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Tests.Engine;

namespace Goldthread.Population.Tests.Projection;

public sealed class SegmentFileTests : IDisposable
{
    private static readonly ExtractStamp Stamp = new(MadeSegment.On, new DateTimeOffset(2026, 10, 1, 4, 0, 0, TimeSpan.Zero), new Dictionary<int, long> { [3] = 17 }, new Dictionary<string, string>(StringComparer.Ordinal) { ["imd2025"] = "abc" });
    private static readonly MadeSegment Made = MadeSegment.Of(3000, seed: 8);
    private readonly string _path = Path.Combine(System.IO.Directory.CreateTempSubdirectory("goldthread-segment").FullName, "people.gtp");

    public void Dispose() => System.IO.Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Open_WhatWasSaved_IsTheSamePeople()
    {
        SegmentFile.Save(_path, Made.Builder, Stamp);

        var opened = SegmentFile.Open(_path, MadeSegment.Columns, out _, whole: true).ShouldNotBeNull();
        using var segment = opened.Segment;

        (opened.Stamp.On, opened.Stamp.Position[3], opened.Stamp.Sources["imd2025"]).ShouldBe((MadeSegment.On, 17, "abc"));
        segment.People.ShouldBe(3000);
        segment.Keys(5).ToArray().ShouldBe(Made.People.Select(p => p.Key));
        segment.Wholes(0).ToArray().Select(Days.Date).ShouldBe(Made.People.Select(p => p.Born));
        segment.EventsOf("stay").Select(e => (e.Person, Days.Date(e.Day))).ShouldBe(Made.People.SelectMany((p, i) => p.Stays.Order().Select(d => (i, d))));
        segment.EventsOf("contact").Select(e => e.Amount).Sum().ShouldBe(Made.People.Sum(p => p.Contacts.Sum(c => c.Amount)));
        CohortRun.Count(segment, default, [new FlagPlan(MadeSegment.FirstFlag + 4)]).In.ShouldBe(Made.People.Count(p => p.Flags[4]));
    }

    [Theory]
    [InlineData(0, "it is not such a file, or is cut short")]
    [InlineData(40, "it is not such a file, or is cut short")]
    [InlineData(5000, "it is cut short: 5000 of")]
    public void Open_CutShort_IsRefusedWithTheReason(int length, string reason)
    {
        SegmentFile.Save(_path, Made.Builder, Stamp);
        using (var file = File.OpenWrite(_path)) file.SetLength(length);

        SegmentFile.Open(_path, MadeSegment.Columns, out var whyNot).ShouldBeNull();
        whyNot.ShouldStartWith(reason);
    }

    [Theory]
    [InlineData(8, "it has the layout")]
    [InlineData(-3, "its description is damaged")]
    public void Open_OneByteIsAnother_IsRefusedWithTheReason(int at, string reason)
    {
        SegmentFile.Save(_path, Made.Builder, Stamp);
        Flip(at);

        SegmentFile.Open(_path, MadeSegment.Columns, out var whyNot).ShouldBeNull();
        whyNot.ShouldStartWith(reason);
    }

    [Fact]
    public void Open_AColumnIsDamaged_IsFoundWhenTheWholeIsRead()
    {
        SegmentFile.Save(_path, Made.Builder, Stamp);
        Flip(2000);

        SegmentFile.Open(_path, MadeSegment.Columns, out var whyNot, whole: true).ShouldBeNull();
        whyNot.ShouldBe("its columns are damaged");
    }

    [Fact]
    public void Open_OtherColumnsAreExpected_IsRefused()
    {
        SegmentFile.Save(_path, Made.Builder, Stamp);

        SegmentFile.Open(_path, [.. MadeSegment.Columns, new Column("new", ColumnKind.Flag, "New", "made")], out var whyNot).ShouldBeNull();
        whyNot.ShouldBe("it has other columns than this program knows");
        SegmentFile.Open(_path + "x", MadeSegment.Columns, out whyNot).ShouldBeNull();
        whyNot.ShouldBe("there is none yet");
    }

    [Fact]
    public void Save_OverAFileThatIsOpen_LeavesTheOpenOneAsItWas()
    {
        SegmentFile.Save(_path, Made.Builder, Stamp);
        using var before = SegmentFile.Open(_path, MadeSegment.Columns, out _)!.Value.Segment;

        SegmentFile.Save(_path, MadeSegment.Of(10, seed: 1).Builder, Stamp);

        before.Keys(5)[2999].ShouldBe(Made.People[2999].Key);
        using var after = SegmentFile.Open(_path, MadeSegment.Columns, out _)!.Value.Segment;
        after.People.ShouldBe(10);
    }

    [Fact]
    public void Build_NobodyAndTwoThousandEventsOfOne_AreHeld()
    {
        new SegmentBuilder(MadeSegment.Columns).Build().People.ShouldBe(0);
        CohortRun.Count(new SegmentBuilder(MadeSegment.Columns).Build(), default, [new FlagPlan(MadeSegment.FirstFlag)]).In.ShouldBe(0);
        var builder = new SegmentBuilder(MadeSegment.Columns);
        builder.Next();
        for (var i = 0; i < 2000; i++) builder.Event(MadeSegment.Stay, Days.Of(MadeSegment.On.AddDays(-(i * 7 % 2000))));
        var one = builder.Build();

        one.EventsOf("stay").Select(e => e.Day).ShouldBeInOrder();
        CohortRun.Count(one, default, [new EventPlan(MadeSegment.Stay, EventQuestion.Count, null, null, 2000, 2000)]).In.ShouldBe(1);
    }

    private void Flip(int at)
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = at >= 0 ? at : file.Length + at;
        var value = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(value ^ 0x55));
    }
}
