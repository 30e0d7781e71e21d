namespace Goldthread.Population.Cohorts.Language;

/// <content>One person, or one row of their events.</content>
public sealed partial class Evaluator
{
    private readonly partial struct OfPerson(Evaluator evaluator, long person, DateOnly asAt, Frames.Row? row = null)
    {
        private readonly Evaluator _evaluator = evaluator;
        private readonly long _person = person;
        private readonly DateOnly _asAt = asAt;
        private readonly Frames.Row? _row = row;

        public object? Of(Expression expression) => expression switch
        {
            Constant constant => constant.Value,
            AsAt => _asAt,
            PersonColumn column => _evaluator.Frame(_person)?[column.Column.Name],
            RowColumn column => (_row ?? throw new InvalidOperationException($"{column.Table}.{column.Column.Name} stands outside its events."))[column.Column.Name],
            Not not => !(bool?)Of(not.Of),
            And and => All(and.All),
            Or or => Any(or.Any),
            InCohort other => _evaluator.IsIn(other, _person),
            Choice choice => Chosen(choice),
            FirstKnown known => known.Among.Select(Of).FirstOrDefault(v => v is not null),
            Extreme extreme => Furthest(Values(extreme.Among), extreme.Highest),
            Category category => Of(category.Code) is string code ? _evaluator.Codes(category.CodeSet).GetValueOrDefault(code) : null,
            Predicate predicate and not Has => Test(predicate),
            Arithmetic of => Of(of.Left) is { } left && Of(of.Right) is { } right ? Numbers.Of(of.Operator, left, right) : null,
            Negate negate => Of(negate.Of) is { } number ? Numbers.Turned(number) : null,
            Absolute absolute => Of(absolute.Of) is { } number ? Numbers.Absolute(number) : null,
            Convert convert => Of(convert.Of) is { } number ? Numbers.Converted(number, convert.To) : null,
            DatePart part => Of(part.Date) is DateOnly day ? Days.Part(part.Part, day) : null,
            StartOf start => Of(start.Date) is DateOnly day ? Days.Start(start.Part, day) : null,
            AddTime add => Of(add.Date) is DateOnly day && Of(add.Amount) is long amount and not long.MinValue ? Days.Add(day, add.Back ? -amount : amount, add.Unit) : null,
            TimeBetween between => Of(between.From) is DateOnly from && Of(between.To) is DateOnly to ? Days.Between(between.Unit, from, to) : null,
            _ => OfRows(expression),
        };

        private bool? All(Items<Expression> all)
        {
            bool? seen = true;
            foreach (var one in all)
            {
                var answer = (bool?)Of(one);
                if (answer == false) return false;
                seen = answer is null ? null : seen;
            }

            return seen;
        }

        private bool? Any(Items<Expression> any)
        {
            bool? seen = false;
            foreach (var one in any)
            {
                var answer = (bool?)Of(one);
                if (answer == true) return true;
                seen = answer is null ? null : seen;
            }

            return seen;
        }

        private object? Chosen(Choice choice)
        {
            foreach (var branch in choice.Branches)
            {
                if ((bool?)Of(branch.Test) == true) return Of(branch.Value);
            }

            return choice.Otherwise is null ? null : Of(choice.Otherwise);
        }

        private bool? Test(Predicate test) => test switch
        {
            Compare compare => Of(compare.Left) is { } left && Of(compare.Right) is { } right ? Holds(compare.Operator, Ordering.Of.Compare(left, right)) : null,
            Between between => Lies(Of(between.Value), Of(between.Low), Of(between.High), between.Strictly),
            IsKnown known => Of(known.Value) is not null,
            InList { List.Count: 0 } => false,
            InList list => Of(list.Value) is { } value ? list.List.Any(c => Ordering.Of.Compare(c.Value, value) == 0) : null,
            InCodes codes when _evaluator.Codes(codes.CodeSet).Count == 0 => false,
            InCodes codes => Of(codes.Code) is string code ? _evaluator.Codes(codes.CodeSet).ContainsKey(code) : null,
            InSeries series => Among(Of(series.Value), Values(series.Of, series.Rows)),
            Contains contains => Holds(Of(contains.Text), Values(contains.Any), contains.Any.Count),
            InWindow window => Of(window.Date) is DateOnly day ? Inside(day, window.Window) : null,
            _ => throw new InvalidOperationException($"The language has no {test.GetType().Name}."),
        };

        private static bool? Among(object? value, List<object> series) => series.Count == 0 ? false : value is null ? null : series.Exists(v => Ordering.Of.Compare(v, value) == 0);

        /// <summary>As an or of one text after the other: unknown where none is found and one of them is unknown.</summary>
        private static bool? Holds(object? text, List<object> any, int all) =>
            text is not string of ? null : any.Exists(a => of.Contains((string)a, StringComparison.Ordinal)) ? true : any.Count < all ? null : false;

        private static bool Holds(CompareOperator compare, int order) => compare switch
        {
            CompareOperator.Equal => order == 0,
            CompareOperator.NotEqual => order != 0,
            CompareOperator.Less => order < 0,
            CompareOperator.LessOrEqual => order <= 0,
            CompareOperator.Greater => order > 0,
            _ => order >= 0,
        };

        /// <summary>As an and of two comparisons: no where one is no, though the other be unknown.</summary>
        private static bool? Lies(object? value, object? low, object? high, bool strictly)
        {
            if (value is null) return null;
            bool? above = low is null ? null : Holds(strictly ? CompareOperator.Greater : CompareOperator.GreaterOrEqual, Ordering.Of.Compare(value, low));
            bool? below = high is null ? null : Holds(strictly ? CompareOperator.Less : CompareOperator.LessOrEqual, Ordering.Of.Compare(value, high));
            return above & below;
        }

        private List<object> Values(IEnumerable<Expression> of) => [.. of.Select(Of).OfType<object>()];

        private static object? Furthest(List<object> values, bool highest) => values.Count == 0 ? null : highest ? values.Max(Ordering.Of) : values.Min(Ordering.Of);
    }

    private Frames.Row? Frame(long person) => frames.People.GetValueOrDefault(person);
}
