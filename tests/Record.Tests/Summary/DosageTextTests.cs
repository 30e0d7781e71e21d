using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class DosageTextTests
{
    [Fact]
    public void Read_AuthorsWords_AreShownWhole() =>
        DosageText.Read(Given.Json("{'text':'500mg - three times a day.','timing':{'repeat':{'frequency':1}}}")).ShouldBe("500mg - three times a day.");

    [Fact]
    public void Read_StructureOnly_IsAssembled() => DosageText.Read(Given.Json("""
        {'method':{'text':'Take'},'doseAndRate':[{'doseQuantity':{'value':2,'unit':'tablets'}}],'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d','boundsDuration':{'value':7,'unit':'days'}}},
         'route':{'coding':[{'system':'http://snomed.info/sct','code':'26643006','display':'Oral'}]},'asNeededCodeableConcept':{'text':'Pain'},'additionalInstruction':[{'text':'With food'}]}
        """)).ShouldBe("Take 2 tablets twice a day for 7 days by mouth when needed for pain. With food");

    [Fact]
    public void Read_OnlyAsNeeded_SaysSo() => DosageText.Read(Given.Json("{'sequence':1,'asNeededBoolean':true}")).ShouldBe("When needed");

    [Fact]
    public void Read_MaximumAndRange_AreSaid() => DosageText.Read(Given.Json("""
        {'doseAndRate':[{'doseRange':{'low':{'value':1,'unit':'g'},'high':{'value':2,'unit':'g'}}}],'maxDosePerPeriod':{'numerator':{'value':4,'unit':'g'},'denominator':{'value':24,'unit':'h'}}}
        """)).ShouldBe("1 to 2 g. No more than 4 g in 24 hours");

    [Fact]
    public void Read_NothingSaid_IsNull() => DosageText.Read(Given.Json("{}")).ShouldBeNull();

    [Fact]
    public void ReadAll_Steps_AreInSequence() => DosageText.ReadAll(Given.Json("""
        {'dosageInstruction':[{'sequence':2,'text':'20mg for 5 days'},{'sequence':1,'text':'40mg for 5 days'}]}
        """), "dosageInstruction").ShouldBe("40mg for 5 days; then 20mg for 5 days");
}

public sealed class TimingTextTests
{
    [Theory]
    [InlineData("{'frequency':1,'period':1,'periodUnit':'d'}", "once a day")]
    [InlineData("{'frequency':2,'period':1,'periodUnit':'d'}", "twice a day")]
    [InlineData("{'frequency':4,'period':1,'periodUnit':'d'}", "4 times a day")]
    [InlineData("{'frequency':2,'frequencyMax':3,'period':1,'periodUnit':'d'}", "2 to 3 times a day")]
    [InlineData("{'period':6,'periodUnit':'h'}", "every 6 hours")]
    [InlineData("{'frequency':1,'period':1,'periodUnit':'h'}", "every hour")]
    [InlineData("{'frequency':1,'period':4,'periodMax':6,'periodUnit':'h'}", "every 4 to 6 hours")]
    [InlineData("{'frequency':3,'period':2,'periodUnit':'wk'}", "3 times every 2 weeks")]
    [InlineData("{'frequency':1,'period':1,'periodUnit':'wk','dayOfWeek':['mon','thu']}", "once a week on Monday and Thursday")]
    [InlineData("{'frequency':1,'period':1,'periodUnit':'d','timeOfDay':['08:00:00','18:30:00']}", "once a day at 8am and 6:30pm")]
    [InlineData("{'when':['MORN']}", "in the morning")]
    [InlineData("{'when':['ACM'],'offset':30}", "30 minutes before breakfast")]
    [InlineData("{'frequency':4,'period':1,'periodUnit':'d','duration':30,'durationUnit':'min'}", "4 times a day for 30 minutes each time")]
    [InlineData("{'frequency':1,'period':1,'periodUnit':'d','boundsPeriod':{'end':'2025-12-01'}}", "once a day until 1 December 2025")]
    [InlineData("{'count':1}", "one time only")]
    public void Read_Repeat_IsSaidInWords(string repeat, string words) => TimingText.Read(Given.Json("{'repeat':" + repeat + "}")).ShouldBe(words);

    [Theory]
    [InlineData("{'code':{'coding':[{'code':'BID'}]}}", "twice a day")]
    [InlineData("{'code':{'text':'with each meal'}}", "with each meal")]
    [InlineData("{'event':['2025-10-04']}", "on Saturday 4 October 2025")]
    public void Read_CodeOrEvent_IsSaidInWords(string timing, string words) => TimingText.Read(Given.Json(timing)).ShouldBe(words);

    [Fact]
    public void Read_Empty_IsNull() => TimingText.Read(Given.Json("{}")).ShouldBeNull();

    [Theory]
    [InlineData("{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}}", 2.0)]
    [InlineData("{'repeat':{'period':12,'periodUnit':'h'}}", 2.0)]
    [InlineData("{'repeat':{'frequency':7,'period':1,'periodUnit':'wk'}}", 1.0)]
    [InlineData("{'code':{'coding':[{'code':'QID'}]}}", 4.0)]
    [InlineData("{'repeat':{'frequency':1,'frequencyMax':2,'period':1,'periodUnit':'d'}}", null)]
    [InlineData("{'repeat':{'frequency':1,'period':0,'periodUnit':'d'}}", null)]
    [InlineData("{'repeat':{'when':['MORN']}}", null)]
    public void TimesADay_OnlyBeyondDoubt_IsANumber(string timing, double? times) => TimingText.TimesADay(Given.Json(timing)).ShouldBe((decimal?)times);
}
