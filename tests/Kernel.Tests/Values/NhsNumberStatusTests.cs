using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class NhsNumberStatusTests
{
    [Theory]
    [InlineData(NhsNumberStatus.Verified, "01", "Number present and verified")]
    [InlineData(NhsNumberStatus.NotTraced, "02", "Number present but not traced")]
    [InlineData(NhsNumberStatus.TraceRequired, "03", "Trace required")]
    [InlineData(NhsNumberStatus.NoSingleMatch, "04", "Trace attempted - No match or multiple match found")]
    [InlineData(NhsNumberStatus.Conflict, "05", "Trace needs to be resolved - (NHS number or patient detail conflict)")]
    [InlineData(NhsNumberStatus.TraceInProgress, "06", "Trace in progress")]
    [InlineData(NhsNumberStatus.NotRequired, "07", "Number not present and trace not required")]
    [InlineData(NhsNumberStatus.Postponed, "08", "Trace postponed (baby under six weeks old)")]
    public void Code_OfEachStatus_IsThatOfTheCodeSystem(NhsNumberStatus status, string code, string display)
    {
        status.Code().ShouldBe(code);
        status.Display().ShouldBe(display);
        NhsNumberStatuses.FromCode(code).ShouldBe(status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("00")]
    [InlineData("09")]
    [InlineData("011")]
    [InlineData("01 ")]
    public void FromCode_NotInTheList_IsUnknown(string? code)
    {
        NhsNumberStatuses.FromCode(code).ShouldBe(NhsNumberStatus.Unknown);
    }

    [Fact]
    public void MayAutoLink_AllStatuses_IsTrueForVerifiedAlone()
    {
        Enum.GetValues<NhsNumberStatus>().Where(s => s.MayAutoLink()).ShouldBe([NhsNumberStatus.Verified]);
    }

    [Fact]
    public void NeedsMatching_AllStatuses_IsTrueForCodesTwoToSix()
    {
        Enum.GetValues<NhsNumberStatus>().Where(s => s.NeedsMatching()).Select(s => s.Code()).ShouldBe(["02", "03", "04", "05", "06"]);
    }

    [Fact]
    public void Unknown_HasNoCode()
    {
        NhsNumberStatus.Unknown.Code().ShouldBeNull();
        NhsNumberStatus.Unknown.Display().ShouldBeNull();
        ((NhsNumberStatus)9).Code().ShouldBeNull();
    }
}
