using Goldthread.Coordination.Housing;
using Goldthread.Coordination.Referrals;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Tests.Housing;

/// <summary>The clock of twelve calendar months, and what ends it.</summary>
public sealed class RecoveryStayTests
{
    private static readonly DateOnly Today = new(2025, 10, 3);

    [Theory]
    [InlineData("2024-10-03", "2025-10-03")]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("2023-02-28", "2024-02-28")]
    [InlineData("2024-12-31", "2025-12-31")]
    [InlineData("2025-08-31", "2026-08-31")]
    public void Aim_OfADay_IsTwelveCalendarMonthsLater(string started, string expected) => MoveOnClock.Aim(Day(started)).ShouldBe(Day(expected));

    [Fact]
    public void InTime_OnTheDayOfTheAim_IsAndOneDayLaterIsNot()
    {
        MoveOnClock.InTime(Day("2024-10-03"), Day("2025-10-03")).ShouldBeTrue();
        MoveOnClock.InTime(Day("2024-10-03"), Day("2025-10-04")).ShouldBeFalse();
        MoveOnClock.DaysLeft(Day("2024-10-03"), Day("2025-10-03")).ShouldBe(0);
        MoveOnClock.DaysLeft(Day("2024-10-03"), Day("2025-10-05")).ShouldBe(-2);
    }

    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 30 }, "30")]
    [InlineData(new[] { 306, 426 }, "366")]
    [InlineData(new[] { 400, 10, 20 }, "20")]
    [InlineData(new[] { 1, 2, 3, 10 }, "2.5")]
    public void Median_OfDays_IsTheMiddle(int[] days, string? expected) =>
        (MoveOnClock.Median(days)?.ToString(System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Fact]
    public void MovedOn_WithoutOutcomeAndBeforeTheyCame_NamesBothFields() =>
        Stay().MovedOn(Day("2024-10-02"), null, "", Today).Faults.Select(f => f.Path).ShouldBe(["Ended", "Outcome"]);

    [Theory]
    [InlineData("other", "Where")]
    [InlineData("supported", "Where")]
    [InlineData("family", null)]
    public void MovedOn_ToAnOutcome_AsksWhereOnlyWhereItMustBeSaid(string outcome, string? field)
    {
        var moved = Stay().MovedOn(Today, outcome, "", Today);

        moved.Succeeded.ShouldBe(field is null);
        if (field is not null)
        {
            moved.Fault.Path.ShouldBe(field);
        }
    }

    [Fact]
    public void MovedOn_Twice_IsAConflict() => Stay().MovedOn(Today, "died", "", Today).Value.MovedOn(Today, "family", "", Today).Fault.Kind.ShouldBe(FaultKind.Conflict);

    [Fact]
    public void Knows_BeforeSixMonthsArePast_NamesTheField()
    {
        var left = Stay().MovedOn(Day("2025-04-03"), "own-tenancy", "", Today).Value;

        left.Knows(new StillThere(6, "yes", "Paul", DateTimeOffset.UnixEpoch), Day("2025-10-02")).Fault.Path.ShouldBe("Months");
        left.Knows(new StillThere(6, "yes", "Paul", DateTimeOffset.UnixEpoch), Today).Value.Later.ShouldHaveSingleItem().Answer.ShouldBe("yes");
        left.Knows(new StillThere(6, "perhaps", "Paul", DateTimeOffset.UnixEpoch), Today).Fault.Path.ShouldBe("Answer");
        left.Knows(new StillThere(9, "yes", "Paul", DateTimeOffset.UnixEpoch), Today).Fault.Path.ShouldBe("Months");
    }

    [Fact]
    public void Knows_OfSomebodyWhoDied_IsNotAsked() =>
        Stay().MovedOn(Day("2025-01-03"), "died", "", Today).Value.Knows(new StillThere(6, "yes", "Paul", DateTimeOffset.UnixEpoch), Today).Fault.Kind.ShouldBe(FaultKind.Conflict);

    [Fact]
    public void StillHere_AfterAMistake_TakesTheEndAndWhatFollowedBack()
    {
        var back = Stay().MovedOn(Day("2025-01-03"), "family", "With her sister", Today).Value.Knows(new StillThere(6, "no", "Paul", DateTimeOffset.UnixEpoch), Today).Value.StillHere().Value;

        (back.Ended, back.Outcome, back.Where, back.Later.Count).ShouldBe((null, "", "", 0));
        Stay().StillHere().Fault.Kind.ShouldBe(FaultKind.Conflict);
    }

    [Fact]
    public void Fhir_WrittenAndRead_IsTheSame()
    {
        var stay = Stay().Reviewed(new ReferralNote(new DateTimeOffset(2025, 1, 8, 10, 0, 0, TimeSpan.Zero), "Paul Nowak, Housing officer", "Doing well")).Value
            .MovedOn(Day("2025-01-03"), "other", "Abroad", Today).Value.Knows(new StillThere(6, "unknown", "Paul Nowak, Housing officer", new DateTimeOffset(2025, 9, 8, 10, 0, 0, TimeSpan.Zero)), Today).Value;

        using var json = System.Text.Json.JsonDocument.Parse(RecoveryFhir.Write(stay).ToJsonString());
        var read = RecoveryFhir.Read(json.RootElement, stay.Id, stay.Version, "HA1")!;

        (read with { Reviews = [], Later = [] }).ShouldBe(stay with { Reviews = [], Later = [] });
        read.Reviews.ShouldBe(stay.Reviews);
        read.Later.ShouldBe(stay.Later);
    }

    private static RecoveryStay Stay() => new() { Id = "e", Version = 1, Place = "Dyeworks House", Provider = new Party("HA1", "Homes"), Patient = "p1", Started = Day("2024-10-03") };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
