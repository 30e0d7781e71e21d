using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Release;

public sealed class PeopleSketchTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 4)]
    [InlineData(3, 2)]
    [InlineData(9, 9)]
    public void Apart_AFewOnEachSide_AreCountedExactly(int onlyHere, int onlyThere)
    {
        var wrong = 0;
        for (var n = 0; n < 500; n++)
        {
            var common = Enumerable.Range(n * 7, 300).Select(i => (long)i);
            var (here, there) = (Of([.. common, .. Keys(1_000_000 + n, onlyHere)]), Of([.. common, .. Keys(2_000_000 + n, onlyThere)]));
            if (here.Apart(there, PeopleSketch.MostApart) != (onlyHere, onlyThere)) wrong++;
        }

        wrong.ShouldBeLessThan(2, "about one in 100,000 is said to be a few on each side instead");
    }

    [Fact]
    public void Apart_ManyOfOneSize_AreNotNear()
    {
        var all = Enumerable.Range(0, 200).Select(n => Of(Keys(n * 1000L, 400))).ToList();

        foreach (var other in all.Skip(1)) all[0].Apart(other, 4).ShouldBeNull();
        Of(Keys(0, 400)).Apart(Of(Keys(5, 400)), 4).ShouldBeNull("five on each side");
        Of(Keys(0, 400)).Apart(Of(Keys(4, 400)), 4).ShouldBe((4, 4));
    }

    [Fact]
    public void Add_PartsAndWhole_AreTheSame()
    {
        var whole = Of(Keys(0, 1000));
        var parts = Of(Keys(0, 300));
        parts.Add(Of(Keys(300, 700)));
        var less = Of(Keys(0, 1300));
        less.Add(Of(Keys(1000, 300)), -1);

        whole.Apart(parts, 0).ShouldBe((0, 0));
        whole.Apart(less, 0).ShouldBe((0, 0));
        less.Size.ShouldBe(1000);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var bytes = new byte[PeopleSketch.Bytes];
        Of(Keys(5, 77)).Write(bytes);

        PeopleSketch.Read(bytes).Apart(Of(Keys(6, 77)), 4).ShouldBe((1, 1));
    }

    private static long[] Keys(long from, int count) => [.. Enumerable.Range(0, count).Select(i => from + i)];

    private static PeopleSketch Of(long[] keys)
    {
        var sketch = new PeopleSketch();
        foreach (var key in keys) sketch.Add(key);
        return sketch;
    }
}
