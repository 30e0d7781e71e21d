using Goldthread.Coordination.CareHomes;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Tests.CareHomes;

/// <summary>Rows that are only added, and what they say of a day.</summary>
public sealed class LeadPracticeTests
{
    private static readonly DateOnly Today = new(2025, 10, 3);
    private static readonly LeadPractice First = Row(1, "GP1", Today.AddYears(-2));
    private static readonly LeadPractice Second = Row(2, "GP2", Today.AddDays(10));

    [Fact]
    public void On_ADayBeforeBetweenAndAfter_IsTheRowThatHolds()
    {
        LeadPractice.On([First, Second], Today.AddYears(-3)).ShouldBeNull();
        LeadPractice.On([First, Second], Today).ShouldBe(First);
        LeadPractice.On([First, Second], Today.AddDays(10)).ShouldBe(Second);
    }

    [Fact]
    public void Next_SeenIsOld_IsAConflict() => LeadPractice.Next([First], 0, Row(0, "GP2", Today), Today).Fault.Kind.ShouldBe(FaultKind.Conflict);

    [Fact]
    public void Next_BeforeTheLastOneBegan_NamesTheField() => LeadPractice.Next([First], 1, Row(0, "GP2", Today.AddYears(-3)), Today).Fault.Path.ShouldBe("From");

    [Fact]
    public void Next_TheSamePractice_NamesTheField() => LeadPractice.Next([First], 1, Row(0, "GP1", Today), Today).Fault.Path.ShouldBe("Practice");

    [Fact]
    public void Next_NoneWhereThereIsNone_NamesTheField() => LeadPractice.Next([], 0, Row(0, "", Today), Today).Fault.Path.ShouldBe("Practice");

    [Fact]
    public void Next_WithoutAReason_NamesTheField() => LeadPractice.Next([First], 1, Row(0, "GP2", Today) with { Why = " " }, Today).Fault.Path.ShouldBe("Why");

    [Fact]
    public void Periods_CorrectedOnTheSameDay_LeaveOutWhatNeverHeld() =>
        LeadPractice.Periods([First, Row(2, "GP2", Today), Row(3, "GP3", Today)]).Select(p => (p.Row.Practice, p.Until)).ShouldBe([("GP1", Today.AddDays(-1)), ("GP3", (DateOnly?)null)]);

    private static LeadPractice Row(int nr, string practice, DateOnly from) => new("CH1", nr, practice, practice, "", from, "Agreed", "Priya Nair, Records officer", DateTimeOffset.UnixEpoch);
}
