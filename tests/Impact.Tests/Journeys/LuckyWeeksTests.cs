using Goldthread.Impact.Journeys;

namespace Goldthread.Impact.Tests.Journeys;

public sealed class LuckyWeeksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(261)]
    public void Draw_AnyNumberOfWeeks_FindsWhatTheWordsSay(int weeks)
    {
        var limits = new Limits(1u << 27, 1u << 25, 1u << 28, 1u << 24);
        Limits[] people = [limits, limits, limits with { Death = uint.MaxValue }];

        var found = LuckyWeeks.Draw(99, 1_000_000, people, weeks);

        for (var week = 0; week < weeks; week++)
        {
            var expected = Enumerable.Range(0, 3).Select(i => (Person: i, Words: LuckyWeeks.Words(99, (uint)(1_000_000 + i), week)))
                .Select(p => (p.Person, p.Words.Second, Might: people[p.Person].Brings(p.Words.First, p.Words.Second))).Where(p => p.Might != Might.Nothing)
                .ToArray();
            found.In(week).People.ToArray().ShouldBe(expected.Select(p => (ushort)(((int)p.Might << 12) | p.Person)));
            found.In(week).Levels.ToArray().ShouldBe(expected.Select(p => p.Might == Might.Need ? Limits.Level(p.Second) : (byte)0));
        }
    }

    [Fact]
    public void Level_OfAGreaterWord_IsNeverLess()
    {
        var words = Enumerable.Range(0, 32).SelectMany(bit => new[] { (1u << bit) - 1, 1u << bit, (1u << bit) + (1u << bit >> 3) - 1, (1u << bit) + (1u << bit >> 3) }).Append(uint.MaxValue).Order().ToArray();

        words.Zip(words[1..]).ShouldAllBe(pair => Limits.Level(pair.First) <= Limits.Level(pair.Second));
        words.Select(Limits.Level).Distinct().Count().ShouldBeGreaterThan(60);
        Limits.Level(uint.MaxValue).ShouldBeLessThan(byte.MaxValue);
    }
}
