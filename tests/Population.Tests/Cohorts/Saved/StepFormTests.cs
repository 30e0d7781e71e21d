using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Saved;

namespace Goldthread.Population.Tests.Cohorts.Saved;

/// <summary>What the small form says must be a line of the language that the parser reads.</summary>
public sealed class StepFormTests
{
    [Theory]
    [InlineData("person:age", StepComparison.AtLeast, "65", "", "include age >= 65")]
    [InlineData("person:born", StepComparison.AtMost, "1/2/1950", "", "include born on or before 1950-02-01")]
    [InlineData("person:sex", StepComparison.Is, "Female", "", "include sex = \"female\"")]
    [InlineData("person:lives_alone", StepComparison.Yes, "", "", "include lives_alone")]
    [InlineData("person:lives_alone", StepComparison.No, "", "", "include not lives_alone")]
    [InlineData("person:systolic", StepComparison.AtLeast, "140.5", "", "include systolic >= 140.5")]
    [InlineData("person:hba1c", StepComparison.NotKnown, "", "", "include hba1c is not known")]
    [InlineData("event:dementia", StepComparison.Yes, "", "", "include has dementia")]
    [InlineData("event:emergency_admission", StepComparison.AtLeast, "2", "12", "include count of emergency_admission in the last 12 months >= 2")]
    [InlineData("event:home_visit", StepComparison.No, "", "1", "include not has home_visit in the last 1 months")]
    [InlineData("cohort", StepComparison.Yes, "Say \"x\"", "", "include in cohort \"Say \"\"x\"\"\"")]
    public void Line_OfWhatWasChosen_IsALineOfTheLanguage(string what, StepComparison how, string value, string months, string line)
    {
        var said = new StepForm(Excludes: false, what, how, value, months).Line(CohortPlace.Catalogue);

        said.Value.ShouldBe(line);
        CohortParser.Parse("# X\nas at 2026-09-30\n" + line + "\n", CohortPlace.Catalogue, CohortPlace.Today).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", StepComparison.Yes, "", "", "What", "Choose what the step asks about")]
    [InlineData("person:nothing", StepComparison.Yes, "", "", "What", "Choose what the step asks about")]
    [InlineData("person:age", StepComparison.Yes, "", "", "How", "Age is not yes or no: choose a comparison, and enter a value")]
    [InlineData("person:age", StepComparison.AtLeast, "old", "", "Value", "Enter a whole number for age")]
    [InlineData("person:sex", StepComparison.Is, "femal", "", "Value", "Nobody has \"femal\" as sex. Did you mean female? It can be female, male, other.")]
    [InlineData("person:born", StepComparison.AtLeast, "31/2/1950", "", "Value", "Enter a day, such as 2026-09-30, for day of birth")]
    [InlineData("event:dementia", StepComparison.Yes, "", "a year", "Months", "Months must be a whole number from 1 to 1,200")]
    [InlineData("cohort", StepComparison.Yes, "", "", "Value", "Enter the name of the cohort")]
    public void Line_OfWhatMakesNoSense_NamesTheField(string what, StepComparison how, string value, string months, string field, string message)
    {
        var said = new StepForm(Excludes: false, what, how, value, months).Line(CohortPlace.Catalogue);

        (said.Fault.Path, said.Fault.Message).ShouldBe((field, message));
    }

    [Fact]
    public void Choices_OfTheCatalogue_AreAllThatCanBeNamed() =>
        StepForm.Choices(CohortPlace.Catalogue).Count().ShouldBe(CohortPlace.Catalogue.Person.Count + CohortPlace.Catalogue.Tables.Count + 1);
}
