using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Kernel.Values;
using static Goldthread.Fhir.Tests.FhirPath.Samples;

namespace Goldthread.Fhir.Tests.FhirPath.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("name.", "character 6", "The expression ends where a name should be.")]
    [InlineData("name..given", "character 6", "'.' stands where a name should be.")]
    [InlineData("(name", "character 6", "The expression ends where ')' should be.")]
    [InlineData("name given", "character 6", "'given' stands where the end or an operator should be.")]
    [InlineData("", "character 1", "The expression ends where a value, a name or a bracket should be.")]
    [InlineData("1 # 2", "character 3", "'#' has no meaning here.")]
    [InlineData("'abc", "character 1", "The closing ' is missing.")]
    [InlineData("/* abc", "character 1", "The comment is not closed.")]
    [InlineData("name.fly()", "character 6", "There is no function fly().")]
    [InlineData("name.first(1)", "character 6", "first() takes 0 arguments, not 1.")]
    [InlineData("name.substring()", "character 6", "substring() takes 1 to 2 arguments, not 0.")]
    [InlineData("value is Quantitee", "character 10", "There is no type Quantitee.")]
    [InlineData("@2015-02-30", "character 1", "@2015-02-30 is no date or time.")]
    [InlineData("99999999999", "character 1", "This whole number is too large: the most is 2147483647.")]
    [InlineData("'\\q'", "character 3", "This escape is not known.")]
    [InlineData("%", "character 1", "A name must follow %.")]
    [InlineData("a.matches('(')", "character 11", "The regular expression is not well formed: (")]
    [InlineData("name and and", "character 10", "'and' stands where a value, a name or a bracket should be.")]
    public void Compile_Mistake_IsAFaultWithItsPlace(string expression, string place, string message)
    {
        var outcome = FhirPathExpression.Compile(expression);

        outcome.Succeeded.ShouldBeFalse();
        outcome.Fault.ShouldBe(new Fault(FaultKind.Invalid, message, place));
    }

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("-1 + 2", "1")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("2 > 1 = true", "true")]
    [InlineData("true or true and false", "true")]
    [InlineData("false implies false and false", "true")]
    [InlineData("1 | 2 in 3", "")]
    [InlineData("'a' & 'b' + 'c'", "abc")]
    [InlineData("7 div 2 * 2 + 7 mod 2", "7")]
    public void Evaluate_Operators_BindByPrecedence(string expression, string expected)
    {
        if (expected.Length == 0)
        {
            Compiled(expression).TryEvaluate(default).Succeeded.ShouldBeFalse();
            return;
        }

        Joined(expression).ShouldBe(expected);
    }

    [Theory]
    [InlineData("'it\\'s \\u0041 \\t\\\\'", "it's A \t\\")]
    [InlineData("1 // the rest\n + 1", "2")]
    [InlineData("1 /* \n */ + 1", "2")]
    [InlineData("%\"vs-x\"", "http://hl7.org/fhir/ValueSet/x")]
    [InlineData("%`ext-x`", "http://hl7.org/fhir/StructureDefinition/x")]
    [InlineData("%'ext-x'", "http://hl7.org/fhir/StructureDefinition/x")]
    [InlineData("4 days", "4 days")]
    [InlineData("10.50 'mg'", "10.50 'mg'")]
    [InlineData("@2015-02-04T14:34:28.123+10:00", "2015-02-04T14:34:28.123+10:00")]
    [InlineData("@2015T", "2015")]
    [InlineData("@T14:34", "14:34")]
    [InlineData("{}", "")]
    public void Evaluate_Literal_IsRead(string expression, string expected) => Joined(expression).ShouldBe(expected);

    [Fact]
    public void Compile_WordsOfOperatorsAsNames_AreNames()
    {
        var valueSet = Node("""{"resourceType":"ValueSet","expansion":{"timestamp":"2020","contains":[{"code":"a","contains":[{"code":"b"}]}]}}""");

        Joined("expansion.repeat(contains).code", valueSet).ShouldBe("a|b");
        Joined("expansion.contains.code contains 'a'", valueSet).ShouldBe("true");
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('-', ' ')]
    public void Compile_NestedTooDeeply_IsAFault(char open, char close)
    {
        var outcome = FhirPathExpression.Compile(new string(open, 5000) + "1" + new string(close, 5000));

        outcome.Fault.Message.ShouldBe($"The expression is nested too deeply: {Parser.MostDepth} levels are allowed.");
    }

    [Theory]
    [InlineData("a", ".a")]
    [InlineData("1", "+1")]
    [InlineData("a", "[0]")]
    [InlineData("a", ".first()")]
    public void Compile_TooLongAChain_IsAFault(string start, string link) =>
        FhirPathExpression.Compile(start + string.Concat(Enumerable.Repeat(link, 1000))).Fault.Message.ShouldStartWith("The expression is nested too deeply");

    [Fact]
    public void Compile_TooLong_IsAFault() =>
        FhirPathExpression.Compile(new string(' ', Parser.MostCharacters) + "1").Fault.Message.ShouldStartWith("The expression is too long");

    [Fact]
    public void Evaluate_LongestChainAllowed_HasStackEnough() =>
        Joined("1" + string.Concat(Enumerable.Repeat("+1", Parser.MostDepth - 1))).ShouldBe($"{Parser.MostDepth}");
}
