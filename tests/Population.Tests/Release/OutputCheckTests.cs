using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Release;

public sealed class OutputCheckTests
{
    private static readonly DateTimeOffset _monday = new(2025, 10, 6, 9, 0, 0, TimeSpan.Zero);

    private static OutputCheck Asked => OutputCheck.Ask("60 rows of referrals", "abc", Purpose.Planning, "Demand by hour", "analyst", _monday).Value;

    [Fact]
    public void Asked_MayNotLeave() => Asked.MayLeave("abc", _monday).ShouldBeFalse();

    [Fact]
    public void Approved_MayLeave_UntilItExpires_AndOnlyTheBytesLookedAt()
    {
        var approved = Asked.Approve("checker", "No cell under 5, no names", _monday.AddHours(1), _monday.AddDays(7)).Value;

        approved.MayLeave("abc", _monday.AddDays(6)).ShouldBeTrue();
        approved.MayLeave("abd", _monday.AddDays(6)).ShouldBeFalse();
        approved.MayLeave("abc", _monday.AddDays(7)).ShouldBeFalse();
        approved.DecidedBy.ShouldBe("checker");
    }

    [Theory]
    [InlineData("analyst")]
    [InlineData("ANALYST")]
    [InlineData(" ")]
    public void Asker_DoesNotDecide(string by)
    {
        Asked.Approve(by, "fine", _monday, _monday.AddDays(1)).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        Asked.Refuse(by, "no", _monday).Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Fact]
    public void Decision_NeedsAReason_AndIsMadeOnce()
    {
        Asked.Refuse("checker", " ", _monday).Fault.Path.ShouldBe("Reason");
        var refused = Asked.Refuse("checker", "Three rows tell who it is", _monday).Value;
        refused.Approve("other", "fine", _monday, _monday.AddDays(1)).Fault.Kind.ShouldBe(FaultKind.Conflict);
        refused.Withdraw("analyst", "", _monday).Fault.Kind.ShouldBe(FaultKind.Conflict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(91)]
    public void Approval_EndsSoon(int days) => Asked.Approve("checker", "fine", _monday, _monday.AddDays(days)).Fault.Path.ShouldBe("Expires");

    [Fact]
    public void Withdrawn_MayNotLeave_AlsoAfterItWasApproved()
    {
        var approved = Asked.Approve("checker", "fine", _monday, _monday.AddDays(7)).Value;

        approved.Withdraw("checker", "", _monday).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        approved.Withdraw("analyst", "not needed", _monday).Value.MayLeave("abc", _monday).ShouldBeFalse();
    }

    [Fact]
    public void Ask_NamesAllThatIsMissing() => OutputCheck.Ask("", "", "FUN", "", "", _monday).Faults.Select(f => f.Path).ShouldBe(["What", "Digest", "Why", "AskedBy", "Purpose"]);
}
