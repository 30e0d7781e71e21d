using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Tests.Instruments;

public sealed class InstrumentTests
{
    private static Instrument Sound => Asked.Instrument();

    [Fact]
    public void Check_OneThatIsSound_HasNoFaults() => Made.Paths(Sound).ShouldBeEmpty();

    [Fact]
    public void Check_LevelsOutOfOrder_AreNamed()
    {
        var upsideDown = Sound with { Scales = [new Scale("how-far", [.. Sound.Scales[0].Levels.Reverse()])] };

        Made.Paths(upsideDown).ShouldContain("scales[0].levels[0].rank");
        Made.Paths(upsideDown).ShouldContain("scales[0].levels[3].rank");
    }

    [Fact]
    public void Check_TwoLevelsOnly_AreTooFew() => Made.Paths(Sound with { Scales = [new Scale("how-far", [.. Sound.Scales[0].Levels.Take(2)])] }).ShouldBe(["scales[0].levels"]);

    [Fact]
    public void Check_AQuestionTwice_IsNamed() => Made.Paths(Sound with { Questions = [.. Sound.Questions, Sound.Questions[0]] }).ShouldBe([$"questions[{Sound.Questions.Count}].id"]);

    [Theory]
    [InlineData("", "a title", "how-far", "questions[0].id")]
    [InlineData("Vision", "a title", "how-far", "questions[0].id")]
    [InlineData("vision", "", "how-far", "questions[0].title")]
    [InlineData("vision", "a title", "how-wide", "questions[0].scale")]
    public void Check_AQuestionThatIsNotSound_IsNamed(string id, string title, string scale, string path) =>
        Made.Paths(Sound with { Questions = [new Question(id, title, "How far?", scale, ["A paper"])] }).ShouldBe([path]);

    [Fact]
    public void Check_NoHintsAndOneSectorTwice_AreNamed() =>
        Made.Paths(Sound with { Questions = [new Question("vision", "Vision", "How far?", "how-far", [], Beside: new Beside(Sector.Council, Sector.Council))] }).ShouldBe(["questions[0].shows", "questions[0].beside"]);

    [Fact]
    public void Read_WithoutASource_IsRefused()
    {
        var json = ItemJson.Write(Sound).Replace("\"source\"", "\"cause\"", StringComparison.Ordinal);

        ItemKind.Instrument.Read(json).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Library_EveryInstrumentOfTheIssue_HasItsQuestionsAndNamesItsSource()
    {
        var all = ShippedLibrary.Files.Where(f => f.Kind == ItemKind.Instrument).Select(f => (Instrument)f.Kind.Read(f.Text).Value).ToDictionary(i => i.Id, StringComparer.Ordinal);

        all.Values.Select(i => (i.Id, i.Questions.Count)).OrderBy(i => i.Id, StringComparer.Ordinal).ShouldBe(
        [
            ("fifteen-actions", 15), ("five-success-factors", 5), ("high-impact-change-model", 10), ("must-know-nine-questions", 9), ("resource-sheet-eight-questions", 8), ("strength-of-integration", 18),
        ]);
        all["fifteen-actions"].Questions.GroupBy(q => q.Group).Select(g => g.Count()).ShouldBe([5, 5, 5]);
        all["high-impact-change-model"].Scales[0].Levels.Select(l => l.Name).ShouldBe(["Not yet established", "Plans in place", "Established", "Mature", "Exemplary"]);
        all["must-know-nine-questions"].Questions.Single(q => q.Beside is not null).Beside.ShouldBe(new Beside(Sector.Council, Sector.Voluntary));
        all.Values.ShouldAllBe(i => i.Source.Publisher.StartsWith("Local Government Association"));
    }

    // Answers of years are compared by these: a question that asks something else gets another id.
    [Fact]
    public void Library_IdsOfQuestions_StayAsTheyAre() => string.Join(' ', ShippedLibrary.Files.Where(f => f.Kind == ItemKind.Instrument && f.Id is "must-know-nine-questions" or "resource-sheet-eight-questions")
        .SelectMany(f => ((Instrument)f.Kind.Read(f.Text).Value).Questions).Select(q => q.Id)).ShouldBe(
            "vision commissioning delivery prevention voluntary-sector engagement board-improvement neighbouring-boards system-role "
            + "individuals-first partnership-agreement aligned-resources information-sharing technology measuring shared-culture wider-services");
}
