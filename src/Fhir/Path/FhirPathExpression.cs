using Goldthread.Fhir.FhirPath.Language;
using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.FhirPath;

/// <summary>
/// A FHIRPath expression, compiled once and evaluated many times, from any thread. http://hl7.org/fhirpath/N1/ with the
/// additions of https://hl7.org/fhir/R4/fhirpath.html
/// </summary>
public sealed class FhirPathExpression
{
    private readonly Evaluator _evaluator;
    private readonly Compiler _compiler;
    private readonly bool _isPlain;
    private Condition? _condition;

    private FhirPathExpression(string text, Syntax tree, Compiler compiler)
    {
        Text = text;
        Tree = tree;
        _evaluator = compiler.Compile(tree);
        _compiler = compiler;
        _isPlain = Compiler.IsPlain(tree);
    }

    /// <summary>The expression as it was given.</summary>
    public string Text { get; }

    internal Syntax Tree { get; }

    /// <summary>
    /// Reads and compiles. A mistake is a fault of kind <see cref="FaultKind.Invalid"/> whose path is "character N", from 1.
    /// At most 20,000 characters and 200 levels.
    /// </summary>
    public static Outcome<FhirPathExpression> Compile(string text) => Compile(text, FhirPathUse.Standard);

    /// <summary>
    /// The same for the expression of a search parameter of R4. Those write "(Observation.component.value as Quantity)" where
    /// there may be several items; there "as" keeps the items of the type, as later versions write with ofType().
    /// https://hl7.org/fhir/R4/searchparameter-registry.html
    /// </summary>
    public static Outcome<FhirPathExpression> CompileSearchParameter(string text) => Compile(text, FhirPathUse.SearchParameter);

    /// <summary>
    /// The same for a path of SQL on FHIR, where join() of nothing is the empty text: its published cases say so, FHIRPath's
    /// continuous build says empty. https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/
    /// </summary>
    internal static Outcome<FhirPathExpression> CompileForView(string text) => Compile(text, FhirPathUse.View);

    /// <summary>
    /// The items that the expression selects, in order. Throws <see cref="FhirPathException"/> when the data does not suit it.
    /// </summary>
    public IReadOnlyList<FhirNode> Evaluate(FhirNode input, FhirPathContext? context = null)
    {
        var output = new List<FhirNode>();
        EvaluateInto(output, input, context);
        return output;
    }

    /// <summary>The same, with what does not suit as a fault of kind <see cref="FaultKind.Invalid"/>.</summary>
    public Outcome<FhirNode[]> TryEvaluate(FhirNode input, FhirPathContext? context = null)
    {
        try
        {
            return Evaluate(input, context).ToArray();
        }
        catch (FhirPathException e)
        {
            return new Fault(FaultKind.Invalid, e.Message, Text);
        }
    }

    /// <summary>
    /// Appends the items to a list of the caller's: paths of names alone allocate nothing but what the list grows by. When it
    /// throws, the list is as it was.
    /// </summary>
    public void EvaluateInto(List<FhirNode> output, FhirNode input, FhirPathContext? context = null)
    {
        if (_isPlain)
        {
            // Names alone never ask for the evaluation, so none is made.
            _evaluator(new Scope(null!, input), output);
            return;
        }

        var before = output.Count;
        try
        {
            _evaluator(new Scope(new Evaluation(input, context), input), output);
        }
        catch
        {
            output.RemoveRange(before, output.Count - before);
            throw;
        }
    }

    /// <summary>
    /// The result as a truth, as an invariant is read: null for an empty result; a single item that is no boolean counts as
    /// true. Throws <see cref="FhirPathException"/> for several items.
    /// </summary>
    public bool? Test(FhirNode input, FhirPathContext? context = null) =>
        (_condition ??= _compiler.Test(Tree))(new Scope(new Evaluation(input, context), input), []);

    /// <summary>
    /// What is wrong with the expression for input of this FHIR type: names that no element has, a path that starts at another
    /// type, an order asked of what has none. Evaluation is lenient and gives nothing there. Empty when all is well; parts
    /// whose type cannot be known beforehand are not checked. Throws <see cref="ArgumentException"/> for an unknown type.
    /// </summary>
    public IReadOnlyList<Fault> Check(string typeName) => TypeChecker.Check(Tree, typeName);

    /// <summary>The names of all variables (%name) that it asks for, in the order in which they stand.</summary>
    internal IEnumerable<string> Variables => Names.OfVariables(Tree);

    /// <summary>The FHIR types that its items can have for input of these; null when that cannot be known without data.</summary>
    internal PathType[]? TypesFor(PathType[]? input) => TypeChecker.Follow(Tree, input);

    /// <summary>The text of the expression.</summary>
    public override string ToString() => Text;

    private static Outcome<FhirPathExpression> Compile(string text, FhirPathUse use)
    {
        try
        {
            return new FhirPathExpression(text, Parser.Parse(text), new Compiler(use));
        }
        catch (SyntaxException e)
        {
            return new Fault(FaultKind.Invalid, e.Message, $"character {e.Position + 1}");
        }
    }
}
