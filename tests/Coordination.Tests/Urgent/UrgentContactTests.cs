using System.Text.Json;
using Goldthread.Coordination.Urgent;

namespace Goldthread.Coordination.Tests.Urgent;

/// <summary>Which Encounters are contacts in person.</summary>
public sealed class UrgentContactTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("HH", "", "", true)]
    [InlineData("FLD", "", "", true)]
    [InlineData("VR", "", "", false)]
    [InlineData("AMB", "", "", false)]
    [InlineData("AMB", "FACE", "", true)]
    [InlineData("AMB", "PHYSICAL", "", true)]
    [InlineData("AMB", "", "Face to face consultation", true)]
    [InlineData("AMB", "", "Home visit", true)]
    [InlineData("AMB", "", "Telephone encounter", false)]
    [InlineData("HH", "", "Telephone encounter", false)]
    [InlineData("HH", "VIDEOCONF", "", false)]
    [InlineData("VR", "", "Virtual home visit", false)]
    public void Read_ByClassAndType_IsInPersonOrNot(string kind, string type, string words, bool counts) =>
        Read($$$"""{"status":"finished","class":{"code":"{{{kind}}}"},"type":[{"coding":[{"code":"{{{type}}}"}],"text":"{{{words}}}"}],"period":{"start":"2026-03-02T10:00:00Z"}}""").ShouldBe(counts ? Start : null);

    [Theory]
    [InlineData("finished", true)]
    [InlineData("in-progress", true)]
    [InlineData("arrived", true)]
    [InlineData("planned", false)]
    [InlineData("cancelled", false)]
    [InlineData("entered-in-error", false)]
    [InlineData("unknown", false)]
    public void Read_ByStatus_HasHappenedOrNot(string status, bool counts) =>
        Read($$$"""{"status":"{{{status}}}","class":{"code":"HH"},"period":{"start":"2026-03-02T10:00:00Z"}}""").ShouldBe(counts ? Start : null);

    [Fact]
    public void Read_WithoutATimeOrAClass_IsNone()
    {
        Read("""{"status":"finished","class":{"code":"HH"}}""").ShouldBeNull();
        Read("""{"status":"finished","period":{"start":"2026-03-02T10:00:00Z"}}""").ShouldBeNull();
    }

    [Fact]
    public void Requests_OfSeveralReferences_AreThoseOfRequestsOnce()
    {
        using var json = JsonDocument.Parse("""{"basedOn":[{"reference":"ServiceRequest/a"},{"reference":"ServiceRequest/a/_history/2"},{"reference":"CarePlan/b"},{"display":"x"}]}""");

        UrgentContact.Requests(json.RootElement).ShouldBe(["a"]);
    }

    private static DateTimeOffset? Read(string encounter)
    {
        using var json = JsonDocument.Parse(encounter);
        return UrgentContact.Read(json.RootElement);
    }
}
