namespace Goldthread.Journeys;

/// <summary>How heavy the record page is. In a town of its own: elsewhere journeys write in Mrs Smith's record while it is weighed.</summary>
public sealed class WeightTests(Town town) : IClassFixture<Town>
{
    [SkippableFact]
    public async Task Record_Weight_IsUnderSixtyKilobytes()
    {
        await using var visitor = await (await town.Visit()).SignIn("gp-amara-okafor");
        var answer = await visitor.Page.GotoAsync(town.MrsSmith);

        (await answer!.BodyAsync()).Length.ShouldBeLessThan(60_000);
    }
}
