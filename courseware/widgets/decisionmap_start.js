export default answering(decisionmap);
