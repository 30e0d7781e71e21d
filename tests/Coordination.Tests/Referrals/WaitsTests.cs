using Goldthread.Coordination.Referrals;

namespace Goldthread.Coordination.Tests.Referrals;

public sealed class WaitsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_SomeSeenSomeNot_CountsEachApart()
    {
        // Seen after 2, 4, 6, 8 and 10 days; one waits 20 days; one ended unseen; one contact before the referral is no wait.
        Wait[] waits =
        [
            Seen(2), Seen(4), Seen(6), Seen(8), Seen(10), Waiting, Waiting with { Ended = Start.AddDays(3), State = "declined" }, Seen(-1),
        ];

        var summary = Waits.Of("Falls", waits, Start.AddDays(20));

        summary.ShouldBe(new WaitSummary("Falls", 5, 1, 1, 6, 6, 9.2, 20));
    }

    [Theory]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(0, 1)]
    [InlineData(1, 4)]
    public void Quantile_FourValues_LiesBetweenTheNearest(double share, double expected)
    {
        Waits.Quantile([1, 2, 3, 4], share)!.Value.ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void Of_Nobody_SaysNothing() => Waits.Of("Falls", [], Start).ShouldBe(new WaitSummary("Falls", 0, 0, 0, null, null, null, null));

    private static Wait Waiting => new("falls", "Falls", "Millbrook", Start, null, null, "sent");

    private static Wait Seen(int days) => Waiting with { Contact = Start.AddDays(days), State = "seen" };
}
