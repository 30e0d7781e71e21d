namespace Goldthread.Journeys;

/// <summary>An agreement to share that is ended closes what others wrote, in the middle of a session. In a town of its own: nothing flows in it afterwards.</summary>
public sealed class AgreementsTests(Town town) : IClassFixture<Town>
{
    [SkippableFact]
    public async Task Agreement_EndedAtOnce_LeavesTheReadersNextRequestNothing()
    {
        await using var nurse = await (await town.Visit()).SignIn("nurse-grace-adeyemi");
        nurse.Expects = "status of 403";
        await nurse.Page.GotoAsync(town.MrsSmith);
        (await nurse.Text()).ShouldContain("Millbrook Water Surgery");

        await using var officer = await (await town.Visit(360)).SignIn("privacy-ruth-baines");
        await officer.Open("/work/agreements");
        await officer.Press("a[href*='/agreements/end/']");
        (await officer.Text()).ShouldContain("From this moment on");
        await officer.Press("main form button");
        (await officer.Text()).ShouldNotContain("End it now");

        var answer = await nurse.Page.ReloadAsync();
        await nurse.IsSound();
        answer!.Status.ShouldBe(403);
        (await nurse.Text("body")).ShouldNotContain("Furosemide");
    }
}
