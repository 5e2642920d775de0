using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Tells a plan, a work report or a speech given in full from a news report: it has no dateline, hardly a reporting
/// clause, and most of its sentences are actions or say 我们.
/// </summary>
internal sealed class PlanReader(Reading reading, TextScan scan)
{
    private static readonly string[] OneVoice = ["致辞", "致词", "讲话", "演辞", "发言", "全文", "施政报告", "工作报告", "预算案"];
    private static readonly string[] PastHeadings = ["回顾", "过去", "主要成效", "主要成绩", "工作成效", "工作情况", "取得的成", "工作总结"];

    private const int Preamble = 8;
    private static readonly string[] SpeechOpeners =
        ["各位代表", "各位委员", "各位议员", "各位嘉宾", "各位来宾", "各位朋友", "各位市民", "各位同事", "各位同志", "同志们", "主席、", "主席先生", "主席:", "主席,", "女士们", "尊敬的", "以下是", "以下为", "立法会主席"];

    private readonly List<WordMatch> _tokens = [];
    private readonly SentenceView _view = new();

    public bool IsPlan(Article article)
    {
        if (article.HasDateline)
            return false;
        var (sentences, reports, actions, own) = (0, 0, 0, 0);
        foreach (var span in article.Paragraphs.SelectMany(paragraph => paragraph.Sentences))
        {
            sentences++;
            _view.Load(reading, scan, span);
            if (_view.Clauses.Count == 0)
                continue;
            var first = _view.Clauses[0];
            if (first.Adverbs || _view.LeadOf(first).Is(CueClasses.Action | CueClasses.Frame))
                actions++;
            if (_view.LeadOf(first).Is(CueClasses.Own))
                own++;
            if (Reports(first))
                reports++;
        }

        if (sentences > 0 && OpensSpeech(article))
            return true;
        if (sentences == 0 || reports * 12 > sentences)
            return false;
        return actions * 3 >= sentences || own * 8 >= sentences || (own + actions) * 3 >= sentences || article.Headings.Any(IsOneVoice);
    }

    /// <summary>A heading under which a report looks back.</summary>
    public bool LooksBack(Paragraph heading) => HoldsAny(heading, PastHeadings) && !HoldsAny(heading, ["安排", "目标", "打算", "展望"]);

    // 各位代表, 主席、各位议员, 以下是…的致辞: the speaker's own words follow.
    private bool OpensSpeech(Article article) =>
        article.Paragraphs.Take(Preamble).Any(paragraph => StartsWithAny(paragraph, SpeechOpeners));

    private bool StartsWithAny(Paragraph paragraph, string[] words)
    {
        var text = reading.Folded.AsSpan(paragraph.Span.Start, paragraph.Span.Length);
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private bool IsOneVoice(Paragraph heading) => HoldsAny(heading, OneVoice);

    private bool HoldsAny(Paragraph paragraph, string[] words)
    {
        var text = reading.Folded.AsSpan(paragraph.Span.Start, paragraph.Span.Length);
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    // "…指出," at the end of the first clause.
    private bool Reports(Clause clause)
    {
        ClassedWords.Tokens(scan.Within(WordUse.Speakers, clause.Span), clause.Span.End, _tokens);
        return _tokens.Count > 0 && _tokens[^1].End == clause.Span.End
            && ((SpeakerClasses)_tokens[^1].Entry & SpeakerClasses.Report) != 0;
    }
}
