using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Writing;

namespace Goldthread.Toolkit.Tests.Writing;

public sealed class DocumentWordsTests
{
    [Fact]
    public void Changes_RowTakenFromTheMiddle_IsTheOnlyOneThatIsGone()
    {
        var before = Made.Initiative() with { Outcomes = [Made.Figure() with { Name = "A" }, Made.Figure() with { Name = "B" }, Made.Figure() with { Name = "C" }] };

        var changes = DocumentWords.Changes(before, before with { Outcomes = [before.Outcomes[0], before.Outcomes[2]] });

        changes.ShouldNotBeEmpty();
        changes.ShouldAllBe(c => c.What.StartsWith("Result “B”") && c.After == "");
    }

    [Fact]
    public void Changes_InWords_SayBothSides()
    {
        var before = Made.Initiative();

        var changes = DocumentWords.Changes(before, before with { Title = "Running together", Interventions = ["falls", "carers"], Level = Level.System });

        changes.ShouldBe([
            new DocumentChange("Title", "Walking together", "Running together"), new DocumentChange("Level", "Place", "System"),
            new DocumentChange("What was done", "Building on the strengths of communities", "Preventing falls; Support to unpaid carers")], ignoreOrder: true);
    }

    [Fact]
    public void Changes_OfTheSame_AreNone() => DocumentWords.Changes(Made.Claim(), Made.Claim() with { ReviewOn = new DateOnly(2040, 1, 1) }).ShouldBeEmpty();

    [Fact]
    public void Changes_OfANewOne_AreAllOfIt() => DocumentWords.Changes(null, Made.Signpost("a-guide")).Select(c => c.What).ShouldContain("Publisher");

    [Fact]
    public void Between_TwoForms_IsWhatDiffers() => FormChanges.Between(Writers.Form(), Writers.Form("Another")).ShouldBe([new DocumentChange("Title", "Walking together", "Another")]);
}
