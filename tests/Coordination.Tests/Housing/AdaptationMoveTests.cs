using Goldthread.Coordination.Housing;
using Goldthread.Coordination.Referrals;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Tests.Housing;

/// <summary>The table of steps, the limits and the days, without a store.</summary>
public sealed class AdaptationMoveTests
{
    private static readonly DateOnly Asked = new(2025, 3, 3);
    private static readonly DateOnly Today = new(2025, 10, 3);

    [Fact]
    public void Take_AllSteps_LeadsFromAskedToChecked()
    {
        var a = New();
        a.State.ShouldBe(AdaptationState.Asked);
        a = Take(a, AdaptationStep.Assess, AdaptationSide.Decider, new(2025, 3, 20), "Janine Holt: bath unsafe");
        a = Take(a, AdaptationStep.Apply, AdaptationSide.Asker, new(2025, 4, 1));
        a.State.ShouldBe(AdaptationState.Assessed);
        a = Take(a, AdaptationStep.Approve, AdaptationSide.Decider, new(2025, 6, 2));
        a = Take(a, AdaptationStep.Book, AdaptationSide.Asker, Today.AddDays(6));
        a = Take(a, AdaptationStep.Finish, AdaptationSide.Asker, Today);
        a.DaysWaited(Today.AddDays(40)).ShouldBe(214);
        a = Take(a, AdaptationStep.Check, AdaptationSide.Decider, Today, "She loves it");

        a.State.ShouldBe(AdaptationState.Checked);
        a.Due.ShouldBeNull();
        a.Waits(Today).Select(w => (w.State, w.Days)).ShouldBe(
            [(AdaptationState.Asked, 17), (AdaptationState.Assessed, 74), (AdaptationState.Approved, 123), (AdaptationState.Booked, 0), (AdaptationState.Done, 0), (AdaptationState.Checked, 0)]);
        a.Waits(Today).Sum(w => w.Days).ShouldBe(214);
    }

    [Fact]
    public void Due_AtEachStep_IsTheLimitOfTheActOrOurOwn()
    {
        var a = New();
        a.Due.ShouldBe(new AdaptationDue(new(2025, 3, 31), AdaptationRule.Assess));
        a = Take(a, AdaptationStep.Assess, AdaptationSide.Decider, new(2025, 3, 20), "x");
        a.Due.ShouldBeNull("no application, so no clock of the Act");
        a = Take(a, AdaptationStep.Apply, AdaptationSide.Asker, new(2025, 8, 31));
        a.Due.ShouldBe(new AdaptationDue(new(2026, 2, 28), AdaptationRule.Decide));
        a = Take(a, AdaptationStep.Approve, AdaptationSide.Decider, new(2025, 9, 1));
        a.Due.ShouldBe(new AdaptationDue(new(2026, 9, 1), AdaptationRule.Works));
        a = Take(a, AdaptationStep.Book, AdaptationSide.Decider, Today);
        a.Due!.Rule.ShouldBe(AdaptationRule.Works);
        a = Take(a, AdaptationStep.Finish, AdaptationSide.Decider, Today);
        a.Due.ShouldBe(new AdaptationDue(new(2025, 10, 31), AdaptationRule.Check));
    }

    [Fact]
    public void Take_EveryStepFromEveryState_IsAllowedOnlyWhereTheTableSays()
    {
        AdaptationState[] reached = [AdaptationState.Asked, AdaptationState.Assessed, AdaptationState.Approved, AdaptationState.Refused, AdaptationState.Booked, AdaptationState.Done, AdaptationState.Checked, AdaptationState.Withdrawn];
        var both = AdaptationSide.Asker | AdaptationSide.Decider;

        reached.Select(s => AdaptationMove.Open(In(s), both)).Select(o => string.Join(' ', o)).ShouldBe(
        [
            "Assess Apply Refuse Withdraw", "Apply Approve Refuse Withdraw", "Book Withdraw", "", "Book Finish Withdraw", "Check", "", "",
        ]);
    }

    [Theory]
    [InlineData("Assess")]
    [InlineData("Refuse")]
    public void Take_DecisionByTheAsker_IsForbidden(string step) =>
        AdaptationMove.Take(New(), AdaptationSide.Asker, Entry(Enum.Parse<AdaptationStep>(step), Today, "x"), Today).Fault.Kind.ShouldBe(FaultKind.Forbidden);

    [Fact]
    public void Take_WithdrawByTheCouncil_IsForbidden() => AdaptationMove.Take(New(), AdaptationSide.Decider, Entry(AdaptationStep.Withdraw, Today, "x"), Today).Fault.Kind.ShouldBe(FaultKind.Forbidden);

    [Fact]
    public void Take_StepThatHasPassed_IsAConflict() => AdaptationMove.Take(In(AdaptationState.Booked), AdaptationSide.Decider, Entry(AdaptationStep.Assess, Today, "x"), Today).Fault.Kind.ShouldBe(FaultKind.Conflict);

    [Fact]
    public void Take_ApproveWithoutAGrantLine_NamesTheField() =>
        AdaptationMove.Take(In(AdaptationState.Assessed) with { Line = null }, AdaptationSide.Decider, Entry(AdaptationStep.Approve, Today), Today).Fault.Path.ShouldBe("Line");

    [Fact]
    public void Take_RefuseWithoutAReason_NamesTheField() => AdaptationMove.Take(New(), AdaptationSide.Decider, Entry(AdaptationStep.Refuse, Today), Today).Fault.Path.ShouldBe("Words");

    [Fact]
    public void Take_DayBeforeTheStepBefore_NamesTheField() => AdaptationMove.Take(New(), AdaptationSide.Decider, Entry(AdaptationStep.Assess, Asked.AddDays(-1), "x"), Today).Fault.Path.ShouldBe("Day");

    [Fact]
    public void Take_DayInTheFuture_NamesTheFieldButNotForBookedWorks()
    {
        AdaptationMove.Take(New(), AdaptationSide.Decider, Entry(AdaptationStep.Assess, Today.AddDays(1), "x"), Today).Fault.Path.ShouldBe("Day");
        AdaptationMove.Take(In(AdaptationState.Approved), AdaptationSide.Asker, Entry(AdaptationStep.Book, Today.AddDays(1)), Today).Succeeded.ShouldBeTrue();
        AdaptationMove.Take(In(AdaptationState.Approved), AdaptationSide.Asker, Entry(AdaptationStep.Book, Today.AddDays(-1)), Today).Fault.Path.ShouldBe("Day");
    }

    [Fact]
    public void Undo_OfTheOwnLastStep_GoesBackAndTellsTheStory()
    {
        var approved = In(AdaptationState.Approved);

        var back = AdaptationMove.Undo(approved, "LA1", new ReferralNote(DateTimeOffset.UnixEpoch, "Helen", ""));

        back.Value.State.ShouldBe(AdaptationState.Assessed);
        back.Value.Notes[^1].Words.ShouldBe("Taken back: Approved");
        AdaptationMove.Undo(approved, "HA1", new ReferralNote(DateTimeOffset.UnixEpoch, "Paul", "")).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        AdaptationMove.Undo(New(), "HA1", new ReferralNote(DateTimeOffset.UnixEpoch, "Paul", "")).Fault.Kind.ShouldBe(FaultKind.Conflict);
    }

    [Theory]
    [InlineData("DFG-2026-017", "DFG-2026-017")]
    [InlineData(" dfg/2026/017 ", "DFG-2026-017")]
    [InlineData("bcf 2025 1203", "BCF-2025-1203")]
    [InlineData("pay the shower", null)]
    [InlineData("DFG-1926-017", null)]
    [InlineData("DFG-2026-17", null)]
    [InlineData("", null)]
    public void GrantLine_AsTyped_IsAnIdOrNothing(string typed, string? expected)
    {
        GrantLine.TryParse(typed, out var line).ShouldBe(expected is not null);
        (line?.Value).ShouldBe(expected);
    }

    [Fact]
    public void Fhir_WrittenAndRead_IsTheSame()
    {
        var a = In(AdaptationState.Booked) with { Serves = "CarePlan/7" };

        using var json = System.Text.Json.JsonDocument.Parse(AdaptationFhir.Write(a, "p1", "ServiceRequest/9").ToJsonString());
        var read = AdaptationFhir.Read(json.RootElement, a.Id, a.Version)!;

        (read with { Steps = [], Notes = [] }).ShouldBe(a with { Steps = [], Notes = [] });
        read.Steps.ShouldBe(a.Steps);
        json.RootElement.GetProperty("input").ToString().ShouldNotContain("display", Case.Sensitive, "what it serves is an id alone");
    }

    private static Adaptation New() => new()
    {
        Id = "t", Version = 1, Request = "9", What = "Level shower", Why = "Bath unsafe", Asker = new Party("HA1", "Homes"), Decider = new Party("LA1", "Council"), Line = Line(),
        Steps = [Entry(AdaptationStep.Ask, Asked) with { Organisation = "HA1" }],
    };

    private static Adaptation In(AdaptationState state)
    {
        var a = New();
        (AdaptationStep Step, AdaptationSide Side)[] path = state switch
        {
            AdaptationState.Refused => [(AdaptationStep.Refuse, AdaptationSide.Decider)],
            AdaptationState.Withdrawn => [(AdaptationStep.Withdraw, AdaptationSide.Asker)],
            _ => [(AdaptationStep.Assess, AdaptationSide.Decider), (AdaptationStep.Approve, AdaptationSide.Decider), (AdaptationStep.Book, AdaptationSide.Decider), (AdaptationStep.Finish, AdaptationSide.Decider), (AdaptationStep.Check, AdaptationSide.Decider)],
        };
        foreach (var (step, side) in path.TakeWhile(_ => a.State != state))
        {
            a = Take(a, step, side, Today, "x");
        }

        a.State.ShouldBe(state);
        return a;
    }

    private static Adaptation Take(Adaptation a, AdaptationStep step, AdaptationSide side, DateOnly day, string words = "") => AdaptationMove.Take(a, side, Entry(step, day, words), Today).Value;

    private static AdaptationEntry Entry(AdaptationStep step, DateOnly day, string words = "") => new(step, day, words, "Somebody", "LA1", new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero));

    private static GrantLine Line() => GrantLine.TryParse("DFG-2026-017", out var line) ? line : throw new InvalidOperationException();
}
