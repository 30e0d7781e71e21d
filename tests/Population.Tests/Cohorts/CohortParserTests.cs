using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>What a cohort's text may say, and what is told of what it may not.</summary>
public sealed class CohortParserTests
{
    private const string Frail = """
        # Frail, alone, and often in hospital
        as at 2026-09-30
        include age >= 65
        # Not those whose home sees to it
        exclude care_home
        include frailty_deficits >= 9 or has dementia
        include count of emergency_admission in the last 12 months >= 2
        include first diabetes date before 2024-01-01
        include last systolic value > 160.5
        include in cohort "Living alone" version 3

        """;

    [Fact]
    public void Parse_OfTheGuidesExample_IsPrintedTheSame()
    {
        var cohort = Place.Read(Frail);
        cohort.Steps.Count.ShouldBe(7);
        cohort.Steps[1].Note.ShouldBe("Not those whose home sees to it");
        cohort.Steps[0].Source.ShouldBe("include age >= 65");
        new Printer(Place.Catalogue).Print(cohort).ShouldBe(Frail.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Sentences_OfTheGuidesExample_ReadAloud() => Place.Read(Frail).Steps.Select(new Sentences(Place.Catalogue).Of).ShouldBe(
    [
        "Keep people aged 65 or over",
        "Leave out people living in a care home",
        "Keep people whose number of frailty deficits is 9 or more or with dementia",
        "Keep people with at least 2 emergency admissions in the last 12 months",
        "Keep people whose first diabetes is before 1 January 2024",
        "Keep people whose last systolic blood pressure (value) is above 160.5",
        "Keep people in the cohort \"Living alone\", version 3",
    ]);

    [Theory]
    [InlineData("include not care_home", "Keep people not living in a care home")]
    [InlineData("exclude carer", "Leave out people for whom unpaid carer is yes")]
    [InlineData("include age between 65 and 74", "Keep people whose age is from 65 to 74")]
    [InlineData("include not has emergency_admission in the last 1 year where (fall)", "Keep people without emergency admission in the last 1 year where (fall)")]
    [InlineData("include count of \"Long term, \"\"other\"\"\" < 3", "Keep people with fewer than 3 other long-term conditions")]
    [InlineData("include birth_date on or after 1950-01-01", "Keep people whose date of birth is on or after 1 January 1950")]
    [InlineData("include sex in (\"female\", \"male\") and age > 1000", "Keep people whose sex is female or male and aged over 1,000")]
    [InlineData("include (carer or care_home) and cost / 2 > 10.5", "Keep people (for whom unpaid carer is yes or living in a care home) and whose cost / 2 is above 10.5")]
    [InlineData("include first known of (carer, no)", "Keep people for whom this holds: first known of (carer, no)")]
    public void Sentences_OfAStep_ReadAloud(string step, string sentence) =>
        new Sentences(Place.Catalogue).Of(Place.Read($"# A\nas at 2026-09-30\n{step}").Steps[0]).ShouldBe(sentence);

    [Theory]
    [InlineData("agee >= 65", 9, "There is no column \"agee\" of the person. Did you mean age?")]
    [InlineData("has dementai", 13, "There is no kind of event or code set \"dementai\". Did you mean dementia?")]
    [InlineData("practice in codes dementa", 27, "There is no code set \"dementa\". Did you mean dementia?")]
    [InlineData("age >= \"65\"", 16, "A whole number cannot stand with text.")]
    [InlineData("birth_date before \"1950-01-01\"", 27, "A date cannot stand with text. A date stands without quotes: 2026-09-30.")]
    [InlineData("birth_date before 1950-02-30", 27, "This is no day of the calendar.")]
    [InlineData("age", 9, "A step asks something that is yes or no; this is a whole number.")]
    [InlineData("first date of diabetes before 2020-01-01", 9, "put it between brackets before")]
    [InlineData("age >", 14, "Expected a column, a value or a bracket, found the end of the text.")]
    [InlineData("count of emergency_admission in the last 12 moons >= 2", 53, "Expected days, weeks, months or years, found \"moons\".")]
    [InlineData("emergency_admission", 9, "\"emergency_admission\" is a kind of event. Write \"has emergency_admission\"")]
    [InlineData("systolic.value > 3", 9, "Write for example \"last value of systolic\".")]
    [InlineData("sum of nigths of emergency_admission > 3", 16, "There is no column \"nigths\" of emergency_admission or the person. Did you mean nights?")]
    [InlineData("sum of reason of emergency_admission > 3", 16, "Expected a number, but this is text.")]
    [InlineData("care_home > carer", 9, "Yes and no have no order.")]
    [InlineData("age + birth_date = 3", 13, "Dates are not added or subtracted.")]
    [InlineData("has loose", 13, "does not say of which events it is")]
    [InlineData("practice = \"a", 20, "This text has no closing \"")]
    [InlineData("age in (1, carer)", 20, "A list holds fixed values only.")]
    [InlineData("age is 65", 16, "two values are compared with =")]
    [InlineData("age = 99999999999999999999", 15, "This whole number is too large")]
    [InlineData("age ~ 3", 13, "\"~\" has no meaning here.")]
    public void Parse_OfAWrongStep_SaysWhereAndWhatWasMeant(string step, int column, string message)
    {
        var read = CohortParser.Parse($"# Wrong\nas at 2026-09-30\ninclude {step}", Place.Catalogue, Place.AsAt);
        read.Value.ShouldBeNull();
        var error = read.Errors.ShouldHaveSingleItem();
        error.Message.ShouldContain(message);
        (error.Line, error.Column).ShouldBe((3, column), error.ToString());
    }

    [Fact]
    public void Parse_OfSeveralWrongSteps_TellsEach()
    {
        var read = CohortParser.Parse("# Wrong\nas at 2026-09-30\ninclude agee > 3\ninclude age > 3\nexclude\ninclude carre", Place.Catalogue, Place.AsAt);
        read.Errors.Select(e => e.Line).ShouldBe([3, 6, 6]);
    }

    [Theory]
    [InlineData("", "Expected # and the cohort's name")]
    [InlineData("# A\ninclude carer", "Expected \"as at\" and a day")]
    [InlineData("# A\nas at noon", "Expected a day such as 2026-09-30")]
    [InlineData("# A\nas at 2026-09-30\n# A note of nothing", "a note stands above its step")]
    [InlineData("# A\nas at 2026-09-30\ninclude carer # why", "A note has a line of its own")]
    public void Parse_OfAWrongBeginning_SaysWhatWasExpected(string text, string message) =>
        CohortParser.Parse(text, Place.Catalogue, Place.AsAt).Errors.ShouldHaveSingleItem().Message.ShouldContain(message);

    [Theory]
    [InlineData("sex = \"femal\"", "sex never is \"femal\". Did you mean female?")]
    [InlineData("has diagnosis where (code in (\"F00\", \"X00\"))", "code never is \"X00\". Did you mean F00?")]
    [InlineData("has strange", "2 of the 3 codes in \"strange\" are unknown to code: Z98, Z99.")]
    [InlineData("has nothing", "The code set \"nothing\" is empty.")]
    [InlineData("has diagnosis before 2027-01-01", "2027-01-01 lies after 2026-09-30, the day as at which the cohort is drawn.")]
    [InlineData("age between 80 and 70", "Nothing lies between these: the first is the greater.")]
    public void Parse_OfADoubtfulStep_WarnsOnce(string step, string message)
    {
        var read = CohortParser.Parse($"# Doubtful\nas at 2026-09-30\ninclude {step}", Place.Catalogue, Place.AsAt);
        read.Value.ShouldNotBeNull();
        read.Findings.ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Fact]
    public void Parse_AsAtADayToCome_Warns() =>
        CohortParser.Parse("# Later\nas at 2026-10-01", Place.Catalogue, Place.AsAt).Findings.ShouldHaveSingleItem().ToString().ShouldBe("Line 2, column 7: 2026-10-01 lies in the future: today is 2026-09-30.");

    [Theory]
    [InlineData("(", 40_000)]
    [InlineData("not ", 10_000)]
    [InlineData("-", 40_000)]
    [InlineData("1 + ", 10_000)]
    [InlineData("2 ^ ", 10_000)]
    [InlineData("absolute of ", 5_000)]
    [InlineData("case when ", 5_000)]
    [InlineData("carer and ", 6_000)]
    [InlineData("has diagnosis where (", 3_000)]
    [InlineData("highest of (", 5_000)]
    [InlineData("sum of (", 6_000)]
    [InlineData("has diagnosis before first date of diagnosis before ", 1_200)]
    public void Parse_OfSomethingDeep_EndsInAnError(string part, int times) =>
        CohortParser.Parse("# Deep\nas at 2026-09-30\ninclude " + string.Concat(Enumerable.Repeat(part, times)), Place.Catalogue, Place.AsAt).Errors.ShouldNotBeEmpty();

    [Fact]
    public void Parse_OfTextCutAnywhere_NeverThrows()
    {
        for (var i = 0; i < Frail.Length; i++)
        {
            CohortParser.Parse(Frail[..i], Place.Catalogue, Place.AsAt).ShouldNotBeNull();
            CohortParser.Parse(Frail.Remove(i, 1), Place.Catalogue, Place.AsAt).ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("Age")]
    [InlineData("1st")]
    [InlineData("age\"; drop table x")]
    [InlineData("include")]
    [InlineData("")]
    public void Catalogue_WithANameThatCannotBeWritten_IsRefused(string name) =>
        Should.Throw<ArgumentException>(() => new Catalogue([new Column(name, ColumnType.Whole, name)], [], []));
}
