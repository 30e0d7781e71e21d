namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>%name. http://hl7.org/fhirpath/N1/#environment-variables, https://hl7.org/fhir/R4/fhirpath.html#variables</summary>
internal static class External
{
    public static Evaluator Compile(string name) => name switch
    {
        "context" => static (in scope, output) => output.Add(scope.Evaluation.Input),
        "resource" => static (in scope, output) => output.Add(scope.Evaluation.Resource),
        "rootResource" => static (in scope, output) => output.Add(scope.Evaluation.RootResource),
        "ucum" => Compiler.Constant(FhirNode.From("http://unitsofmeasure.org")),
        "sct" => Compiler.Constant(FhirNode.From("http://snomed.info/sct")),
        "loinc" => Compiler.Constant(FhirNode.From("http://loinc.org")),
        _ => Other(name),
    };

    private static Evaluator Other(string name) => (in scope, output) =>
    {
        if (scope.Evaluation.Context?.Variables is { } variables && variables.TryGetValue(name, out var values))
        {
            output.AddRange(values);
        }
        else if (name.StartsWith("vs-", StringComparison.Ordinal))
        {
            output.Add(FhirNode.From("http://hl7.org/fhir/ValueSet/" + name[3..]));
        }
        else if (name.StartsWith("ext-", StringComparison.Ordinal))
        {
            output.Add(FhirNode.From("http://hl7.org/fhir/StructureDefinition/" + name[4..]));
        }
        else
        {
            throw new FhirPathException($"The variable %{name} is not known.");
        }
    };
}
